"""A bucket that speaks as much of S3 as `kit/files.py` needs: whole objects, parts, lists."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from fastapi import FastAPI, Request, Response

from tests.support.served import served

_PATH = "/{bucket}/{key:path}"


@dataclass
class Bucket:
    """What lies in it; `away`: it answers 503. Parts of an upload lie apart until it is whole."""

    address: str = ""
    away: bool = False
    objects: dict[str, tuple[bytes, datetime]] = field(default_factory=dict)
    uploads: dict[str, dict[int, bytes]] = field(default_factory=dict)

    def age(self, days: float) -> None:
        """Let everything in it be so many days older."""
        for key, (content, when) in self.objects.items():
            self.objects[key] = (content, when - timedelta(days=days))


def _xml(text: str) -> Response:
    return Response(f'<?xml version="1.0"?>{text}', media_type="application/xml")


def _listed(bucket: Bucket, prefix: str) -> Response:
    found = "".join(
        f"<Contents><Key>{escape(key)}</Key><Size>{len(content)}</Size><ETag>x</ETag>"
        f"<LastModified>{when:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
        for key, (content, when) in sorted(bucket.objects.items())
        if key.startswith(prefix)
    )
    return _xml(f"<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>")


def _application(bucket: Bucket) -> FastAPI:
    app = FastAPI()

    @app.api_route(_PATH, methods=["PUT"])
    async def put(key: str, request: Request) -> Response:
        # Signed by the very key (AWS Signature 4); the signature itself is the library's affair.
        assert "Credential=someone/" in request.headers["authorization"]
        content = await request.body()
        tag = hashlib.md5(content, usedforsecurity=False).hexdigest()
        if bucket.away:
            return Response(status_code=503)
        if upload := request.query_params.get("uploadId"):
            bucket.uploads[upload][int(request.query_params["partNumber"])] = content
        else:
            bucket.objects[key] = (content, datetime.now(UTC))
        return Response(headers={"ETag": f'"{tag}"'})

    @app.api_route(_PATH, methods=["POST"])
    async def post(key: str, request: Request) -> Response:
        if bucket.away:
            return Response(status_code=503)
        if upload := request.query_params.get("uploadId"):
            parts = bucket.uploads.pop(upload)
            content = b"".join(parts[number] for number in sorted(parts))
            bucket.objects[key] = (content, datetime.now(UTC))
            return _xml(
                "<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>"
            )
        if "delete" in request.query_params:
            body = (await request.body()).decode()
            names = [one.partition("</Key>")[0] for one in body.split("<Key>")[1:]]
            for name in names:
                bucket.objects.pop(name, None)
            gone = "".join(f"<Deleted><Key>{escape(name)}</Key></Deleted>" for name in names)
            return _xml(f"<DeleteResult>{gone}</DeleteResult>")
        upload = str(len(bucket.uploads) + 1)
        bucket.uploads[upload] = {}
        return _xml(
            f"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId>"
            "</InitiateMultipartUploadResult>"
        )

    @app.api_route(_PATH, methods=["GET", "DELETE"])
    async def get(key: str, request: Request) -> Response:
        if bucket.away:
            return Response(status_code=503)
        if upload := request.query_params.get("uploadId"):
            bucket.uploads.pop(upload, None)
            return Response(status_code=204)
        if request.method == "DELETE":
            bucket.objects.pop(key, None)
            return Response(status_code=204)
        if key == "":
            return _listed(bucket, request.query_params.get("prefix", ""))
        if key not in bucket.objects:
            return Response(status_code=404)
        content, when = bucket.objects[key]
        stamp = when.strftime("%a, %d %b %Y %H:%M:%S GMT")
        return Response(content, headers={"ETag": '"x"', "Last-Modified": stamp})

    @app.get("/{bucket}")
    async def listed(request: Request) -> Response:
        return _listed(bucket, request.query_params.get("prefix", ""))

    @app.post("/{bucket}")
    async def posted(request: Request) -> Response:
        return await post("", request)

    return app


@asynccontextmanager
async def running_bucket() -> AsyncIterator[Bucket]:
    """Run it on a free port."""
    bucket = Bucket()
    async with served(_application(bucket)) as port:
        bucket.address = f"http://127.0.0.1:{port}"
        yield bucket

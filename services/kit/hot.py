"""Hot routes: the whole question is read in one step, documented and refused as anywhere else.

FastAPI resolves each parameter and dependency of a route by itself, which costs a hot read a
quarter of its time (docs/decisions/0009). A hot route takes only the request, reads its query
with `read_query`, and documents it with `documented_query`.
"""

from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

Query = TypeVar("Query", bound=BaseModel)


def read_query(request: Request, model: type[Query]) -> Query:
    """Return the query as the model; raise the usual 422 with the names of what does not fit."""
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise RequestValidationError(
            [{**item, "loc": ("query", *item["loc"])} for item in error.errors()]
        ) from error


def documented_query(model: type[BaseModel], **path: str) -> dict[str, Any]:
    """Return a route's `openapi_extra`: path parameters with their words, then the query."""
    schema = model.model_json_schema()
    parameters: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": words,
            "schema": {"type": "integer"},
        }
        for name, words in path.items()
    ]
    for name, field in schema["properties"].items():
        described = {k: v for k, v in field.items() if k != "description"}
        parameters.append(
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", []),
                "description": field.get("description", ""),
                "schema": described,
            }
        )
    return {"parameters": parameters}

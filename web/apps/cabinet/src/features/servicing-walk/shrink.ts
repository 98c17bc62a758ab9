/** Makes a phone's photo as small as what is kept of it, so that a whole house fits on the device. */

/** What the service keeps is no larger (submissions/photos). */
const LONGEST_SIDE = 2000;
const QUALITY = 0.8;
/** Beyond it the service takes none. */
const LARGEST_BYTES = 10 * 1024 * 1024;
/** ISO 14496-12: a box of this kind begins the file, and names what is in it. */
const BOX = "ftyp";
/** What the service reads of those though browsers do not show it: telephones' HEIC. */
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
const JPEG = "\xff\xd8";
const HEAD_BYTES = 64;

/** Why a photo is not kept: said while the person still stands at the meter. */
export type NoPhoto = "photo-too-large" | "no-photo";

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("not shown"));
    image.src = address;
  });
}

async function redrawn(photo: Blob): Promise<Blob | null> {
  const address = URL.createObjectURL(photo);
  try {
    const image = await loaded(address);
    const part = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight, 1));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.naturalWidth * part);
    canvas.height = Math.round(image.naturalHeight * part);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What a file begins with, a letter for each byte. */
async function headOf(photo: Blob): Promise<string> {
  // Old browsers' blobs do not give out their bytes themselves.
  const bytes = await new Response(photo.slice(0, HEAD_BYTES)).arrayBuffer();
  return String.fromCharCode(...Array.from(new Uint8Array(bytes)));
}

function isHeic(head: string): boolean {
  const brands = head.slice(8).match(/[\s\S]{4}/g) ?? [];
  return head.slice(4, 8) === BOX && brands.some((brand) => HEIC_BRANDS.includes(brand));
}

/** The photo to keep, or why there is none. */
export async function shrunk(photo: Blob): Promise<Blob | NoPhoto> {
  const small = await redrawn(photo);
  const head = await headOf(photo);
  if (!small && !isHeic(head)) return "no-photo";
  // What browsers show and the service does not read goes as it was drawn, whatever it weighs.
  const asIs = !small || (head.startsWith(JPEG) && photo.size <= small.size);
  const best = asIs ? photo : small;
  return best.size <= LARGEST_BYTES ? best : "photo-too-large";
}

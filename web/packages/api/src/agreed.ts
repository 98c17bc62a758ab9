/** Shapes of agreed routes, as FastAPI exports them; each gives way to the generated one when its service's document has it. */

type Json<Data> = { content: { "application/json": Data } };
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };

/** An operation: what it answers, the body and the parameters that it takes. */
export type Operation<Out, In = undefined, Params extends object = object> = {
  parameters: Omit<NoParameters, keyof Params> & Params;
  responses: { 200: { headers: { [name: string]: unknown } } & Json<Out> };
} & (In extends undefined ? { requestBody?: never } : { requestBody: Json<In> });

export type Page<Item> = { items: Item[]; total: number };
export type Id<Name extends string = "id"> = { path: { [name in Name]: string } };
export type Slice = { query?: { limit?: number; offset?: number } };
export type Nothing = Record<string, never>;

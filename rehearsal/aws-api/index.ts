export * from "./answers";
export type { ApiReply, ApiRequest } from "./protocols";
export * from "./server";

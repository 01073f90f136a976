export { CLOUDFORMATION_TAGS } from "./cloudformation/tags";
export * from "./import-blocks";
export * from "./import-mesh";
export { ImportQuestion } from "./question";
export type { Remark, RemarkKind } from "./remarks";
export { formatRemark } from "./write";

export { CLOUDFORMATION_SHORT_FORMS } from "./cloudformation/short-forms";
export * from "./import-blocks";
export * from "./import-mesh";
export { ImportQuestion } from "./question";
export type { Remark, RemarkKind } from "./remarks";
export { formatRemark } from "./write";

export { parseJson } from "./json";
export { parseSimpleYaml } from "./yaml";

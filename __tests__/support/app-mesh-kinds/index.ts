export { meshRefusalOf } from "./kinds";

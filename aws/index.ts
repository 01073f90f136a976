export * from "./app-mesh-support";
export * from "./endpoints";
export * from "./envoy-image";
export * from "./ipv4-cidr";
export * from "./outposts";
export * from "./regions";
export * from "./placement";

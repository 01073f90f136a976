export * from "./gateway-firewall";
export * from "./mesh-firewall";
export * from "./outpost-directory";
export * from "./outpost-extension";
export * from "./outpost-site";
export * from "./regional-vpc";
export * from "./service-endpoints";
export * from "./zonal-subnet";

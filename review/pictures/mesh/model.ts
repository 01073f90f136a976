import type { Mark } from "../svg";

/** A listener as a picture names it: `http 8080`. */
export interface Port {
  readonly port: number;
  readonly protocol: string;
}

/** Where a route sends requests, and which share of them. One that a route names no more is there as removed. */
export interface Target {
  readonly node: string;
  readonly weight: number;
  /** Percent of the route's requests, rounded; undefined when all weights are 0, and for what is removed. */
  readonly share: number | undefined;
  /** How its share changes, otherwise how its node does. */
  readonly mark: Mark;
}

export interface DrawnRoute {
  readonly name: string;
  readonly mark: Mark;
  readonly protocol: string;
  /** What it matches, in a few words: `/orders`, `GET /`, `grpc prices.Quote`. */
  readonly match: string;
  readonly targets: readonly Target[];
}

/** A virtual service with the way from it to the nodes. */
export interface DrawnService {
  readonly key: string;
  readonly name: string;
  /** Changed when anything on that way is. */
  readonly mark: Mark;
  readonly ports: readonly Port[];
  readonly routes: readonly DrawnRoute[];
  /** Nodes that serve it, by whatever way. */
  readonly nodes: readonly string[];
}

export interface DrawnGatewayRoute {
  readonly name: string;
  readonly mark: Mark;
  readonly match: string;
  readonly service: string;
}

export interface DrawnGateway {
  readonly key: string;
  readonly name: string;
  readonly mark: Mark;
  readonly ports: readonly Port[];
  readonly routes: readonly DrawnGatewayRoute[];
}

/** A node that no service here leads to. */
export interface DrawnNode {
  readonly key: string;
  readonly name: string;
  readonly mark: Mark;
  readonly ports: readonly Port[];
}

/** Who may call whom: from a service's nodes, a node or a gateway to a service. */
export interface Call {
  readonly from: string;
  readonly to: string;
  readonly mark: Mark;
}

/** One mesh as it is drawn. */
export interface DrawnMesh {
  readonly name: string;
  readonly gateways: readonly DrawnGateway[];
  readonly services: readonly DrawnService[];
  readonly nodes: readonly DrawnNode[];
  readonly calls: readonly Call[];
  /** Services that somebody here calls and that stand elsewhere. */
  readonly elsewhere: readonly string[];
}

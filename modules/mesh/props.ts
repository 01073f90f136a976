// Made from the schema by `npm run docs`; do not edit.

/** Exactly one of the keys. */
export type ExactlyOne<T> = {
  [K in keyof T]-?: { readonly [P in K]-?: NonNullable<T[P]> } & { readonly [P in Exclude<keyof T, K>]?: never };
}[keyof T];

/** One of the keys, or none. */
export type AtMostOne<T> = ExactlyOne<T> | { readonly [K in keyof T]?: never };

/** A virtual node: what runs one version of a service. */
export type VirtualNodeProps = {
  /** Name of the virtual node, 1 to 255 characters. */
  readonly virtualNodeName: string;
  /** What the object is, in the words of the App Mesh API. */
  readonly spec: {
    /** Ports that are listened on. */
    readonly listeners?: readonly {
      /** Port and protocol. */
      readonly portMapping: {
        /** 1 to 65535. */
        readonly port: number;
        /** Protocol of the port; virtual gateways have no tcp. */
        readonly protocol: "http" | "http2" | "grpc" | "tcp";
      };
      /** Health check of a listener. */
      readonly healthCheck?: {
        /** Protocol of the check. */
        readonly protocol: "http" | "http2" | "grpc" | "tcp";
        /** Must equal the listener's port. @default - the listener's */
        readonly port?: number;
        /** Path to ask for; http and http2 only. */
        readonly path?: string;
        /** Successes in a row that make a host healthy, 2 to 10. */
        readonly healthyThreshold: number;
        /** Failures in a row that make a host unhealthy, 2 to 10. */
        readonly unhealthyThreshold: number;
        /** Milliseconds between checks, 5000 to 300000. */
        readonly intervalMillis: number;
        /** Milliseconds to wait for an answer, 2000 to 60000. */
        readonly timeoutMillis: number;
      };
      /** Exactly one, that of the listener's protocol. */
      readonly connectionPool?: ExactlyOne<{
        /** For a listener that speaks http. */
        readonly http: {
          /** 1 or more. */
          readonly maxConnections: number;
          /** 1 or more. */
          readonly maxPendingRequests?: number;
        };
        /** For a listener that speaks http2. */
        readonly http2: {
          /** 1 or more. */
          readonly maxRequests: number;
        };
        /** For a listener that speaks grpc. */
        readonly grpc: {
          /** 1 or more. */
          readonly maxRequests: number;
        };
        /** For a listener that speaks tcp. */
        readonly tcp: {
          /** 1 or more. */
          readonly maxConnections: number;
        };
      }>;
      /** Puts failing hosts out for a while. */
      readonly outlierDetection?: {
        /** How long a host is out, times the number of its ejections. */
        readonly baseEjectionDuration: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** Time between looks at the hosts. */
        readonly interval: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** 0 to 100; one host may always be out. */
        readonly maxEjectionPercent: number;
        /** Server errors in a row that put a host out, 1 or more. */
        readonly maxServerErrors: number;
      };
      /** Exactly one, that of the listener's protocol. @default - 15 s for a request */
      readonly timeout?: ExactlyOne<{
        /** For a listener that speaks http. */
        readonly http: {
          /** Longest time without traffic; 0 for none. */
          readonly idle?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
          /** Longest time for one request; 0 for none. @default - 15 s */
          readonly perRequest?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
        };
        /** For a listener that speaks http2. */
        readonly http2: {
          /** Longest time without traffic; 0 for none. */
          readonly idle?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
          /** Longest time for one request; 0 for none. @default - 15 s */
          readonly perRequest?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
        };
        /** For a listener that speaks grpc. */
        readonly grpc: {
          /** Longest time without traffic; 0 for none. */
          readonly idle?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
          /** Longest time for one request; 0 for none. @default - 15 s */
          readonly perRequest?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
        };
        /** For a listener that speaks tcp. */
        readonly tcp: {
          /** Longest time without traffic; 0 for none. */
          readonly idle?: {
            /** Seconds or milliseconds. */
            readonly unit: "s" | "ms";
            /** How many; 0 switches a timeout off. */
            readonly value: number;
          };
        };
      }>;
      /** TLS of a listener. */
      readonly tls?: {
        /** Whether clients must, may or cannot use TLS. */
        readonly mode: "STRICT" | "PERMISSIVE" | "DISABLED";
        /** Exactly one of acm, file and sds. */
        readonly certificate: ExactlyOne<{
          /** A certificate of AWS Certificate Manager. */
          readonly acm: {
            /** ARN of a private certificate of ACM. */
            readonly certificateArn: string;
          };
          /** A certificate in files. */
          readonly file: {
            /** Path of the chain in Envoy's file system. */
            readonly certificateChain: string;
            /** Path of the key in Envoy's file system. */
            readonly privateKey: string;
          };
          /** A certificate of a secret discovery service. */
          readonly sds: {
            /** Name that the secret discovery service knows. */
            readonly secretName: string;
          };
        }>;
        /** Mutual TLS: what client certificates must be. @default - none are asked for */
        readonly validation?: {
          /** @default - any name */
          readonly subjectAlternativeNames?: {
            /** What is matched. */
            readonly match: {
              /** Names of which the certificate must hold one. */
              readonly exact: readonly string[];
            };
          };
          /** Whom to trust: exactly one of file and sds. */
          readonly trust: ExactlyOne<{
            /** From files in Envoy's file system. */
            readonly file: {
              /** Path of the trusted chain. */
              readonly certificateChain: string;
            };
            /** From a secret discovery service. */
            readonly sds: {
              /** Name that the secret discovery service knows. */
              readonly secretName: string;
            };
          }>;
        };
      };
    }[];
    /** Exactly one of dns and awsCloudMap. */
    readonly serviceDiscovery?: ExactlyOne<{
      /** Found through DNS. */
      readonly dns: {
        /** Name that resolves to the tasks. */
        readonly hostname: string;
        /** Whether the answer is one balancer or every endpoint. @default - LOADBALANCER */
        readonly responseType?: "LOADBALANCER" | "ENDPOINTS";
        /** Which IP versions Envoy uses; Outposts carry IPv4 only. @default - the mesh's */
        readonly ipPreference?: "IPv4_ONLY" | "IPv6_ONLY" | "IPv4_PREFERRED" | "IPv6_PREFERRED";
      };
      /** Found through AWS Cloud Map. */
      readonly awsCloudMap: {
        /** Namespace of Cloud Map. */
        readonly namespaceName: string;
        /** Name of the service, 1 to 1024 characters. */
        readonly serviceName: string;
        /** Only instances with all of these are taken. */
        readonly attributes?: readonly {
          /** Name of the pair. */
          readonly key: string;
          /** Value of the pair. */
          readonly value: string;
        }[];
        /** Which IP versions Envoy uses; Outposts carry IPv4 only. @default - the mesh's */
        readonly ipPreference?: "IPv4_ONLY" | "IPv6_ONLY" | "IPv4_PREFERRED" | "IPv6_PREFERRED";
      };
    }>;
    /** Virtual services that the node calls, at most 50. */
    readonly backends?: readonly {
      /** A virtual service. */
      readonly virtualService: {
        /** Name of the virtual service, 1 to 255 characters. */
        readonly virtualServiceName: string;
        /** How an Envoy connects to a backend. */
        readonly clientPolicy?: {
          /** TLS. @default - none */
          readonly tls?: {
            /** Refuse connections without TLS. @default - true */
            readonly enforce?: boolean;
            /** Ports that it holds for. @default - all */
            readonly ports?: readonly number[];
            /** Client certificate for mutual TLS: exactly one of file and sds. */
            readonly certificate?: ExactlyOne<{
              /** From files in Envoy's file system. */
              readonly file: {
                /** Path of the chain in Envoy's file system. */
                readonly certificateChain: string;
                /** Path of the key in Envoy's file system. */
                readonly privateKey: string;
              };
              /** From a secret discovery service. */
              readonly sds: {
                /** Name that the secret discovery service knows. */
                readonly secretName: string;
              };
            }>;
            /** What the other side's certificate must be. */
            readonly validation: {
              /** @default - any name */
              readonly subjectAlternativeNames?: {
                /** What is matched. */
                readonly match: {
                  /** Names of which the certificate must hold one. */
                  readonly exact: readonly string[];
                };
              };
              /** Whom to trust: exactly one of acm, file and sds. */
              readonly trust: ExactlyOne<{
                /** From AWS Certificate Manager. */
                readonly acm: {
                  /** 1 to 3 root authorities. */
                  readonly certificateAuthorityArns: readonly string[];
                };
                /** From files in Envoy's file system. */
                readonly file: {
                  /** Path of the trusted chain. */
                  readonly certificateChain: string;
                };
                /** From a secret discovery service. */
                readonly sds: {
                  /** Name that the secret discovery service knows. */
                  readonly secretName: string;
                };
              }>;
            };
          };
        };
      };
    }[];
    /** What holds for every backend that says nothing else. */
    readonly backendDefaults?: {
      /** How an Envoy connects to a backend. */
      readonly clientPolicy?: {
        /** TLS. @default - none */
        readonly tls?: {
          /** Refuse connections without TLS. @default - true */
          readonly enforce?: boolean;
          /** Ports that it holds for. @default - all */
          readonly ports?: readonly number[];
          /** Client certificate for mutual TLS: exactly one of file and sds. */
          readonly certificate?: ExactlyOne<{
            /** From files in Envoy's file system. */
            readonly file: {
              /** Path of the chain in Envoy's file system. */
              readonly certificateChain: string;
              /** Path of the key in Envoy's file system. */
              readonly privateKey: string;
            };
            /** From a secret discovery service. */
            readonly sds: {
              /** Name that the secret discovery service knows. */
              readonly secretName: string;
            };
          }>;
          /** What the other side's certificate must be. */
          readonly validation: {
            /** @default - any name */
            readonly subjectAlternativeNames?: {
              /** What is matched. */
              readonly match: {
                /** Names of which the certificate must hold one. */
                readonly exact: readonly string[];
              };
            };
            /** Whom to trust: exactly one of acm, file and sds. */
            readonly trust: ExactlyOne<{
              /** From AWS Certificate Manager. */
              readonly acm: {
                /** 1 to 3 root authorities. */
                readonly certificateAuthorityArns: readonly string[];
              };
              /** From files in Envoy's file system. */
              readonly file: {
                /** Path of the trusted chain. */
                readonly certificateChain: string;
              };
              /** From a secret discovery service. */
              readonly sds: {
                /** Name that the secret discovery service knows. */
                readonly secretName: string;
              };
            }>;
          };
        };
      };
    };
    /** Access log of an Envoy. */
    readonly logging?: {
      /** Log of every request. */
      readonly accessLog?: {
        /** From files in Envoy's file system. */
        readonly file: {
          /** File to write to; /dev/stdout for the container's log. */
          readonly path: string;
          /** Exactly one of text and json. @default - Envoy's own format */
          readonly format?: ExactlyOne<{
            /** Envoy format string, 1 to 1000 characters. */
            readonly text: string;
            /** Pairs of a JSON log line, each part 1 to 100 characters. */
            readonly json: readonly {
              /** Name of the pair. */
              readonly key: string;
              /** Value of the pair. */
              readonly value: string;
            }[];
          }>;
        };
      };
    };
  };
  /** At most 50 tags. */
  readonly tags?: readonly {
    /** Name of the pair. */
    readonly key: string;
    /** Value of the pair. */
    readonly value: string;
  }[];
};

/** A virtual router: where routes branch. */
export type VirtualRouterProps = {
  /** Name of the virtual router, 1 to 255 characters. */
  readonly virtualRouterName: string;
  /** What the object is, in the words of the App Mesh API. */
  readonly spec: {
    /** Ports that are listened on. */
    readonly listeners?: readonly {
      /** Port and protocol. */
      readonly portMapping: {
        /** 1 to 65535. */
        readonly port: number;
        /** Protocol of the port; virtual gateways have no tcp. */
        readonly protocol: "http" | "http2" | "grpc" | "tcp";
      };
    }[];
  };
  /** At most 50 tags. */
  readonly tags?: readonly {
    /** Name of the pair. */
    readonly key: string;
    /** Value of the pair. */
    readonly value: string;
  }[];
};

/** A route of a virtual router. */
export type RouteProps = {
  /** Name of the route, 1 to 255 characters. */
  readonly routeName: string;
  /** The router that the route belongs to. */
  readonly virtualRouterName: string;
  /** Exactly one kind of route. */
  readonly spec: {
    /** 0 to 1000, 0 first. */
    readonly priority?: number;
  } & ExactlyOne<{
    /** A route for http. */
    readonly httpRoute: {
      /** What is matched. */
      readonly match: {
        /** HTTP method. @default - every one */
        readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
        /** Scheme of the request. @default - both */
        readonly scheme?: "http" | "https";
        /** Port of the router's listener. Needed when it has several. */
        readonly port?: number;
        /** At most 10. */
        readonly headers?: readonly {
          /** 1 to 50 characters. */
          readonly name: string;
          /** Match everything else. @default - false */
          readonly invert?: boolean;
          /** One kind. @default - the header is there */
          readonly match?: ExactlyOne<{
            /** The whole text, 1 to 255 characters. */
            readonly exact: string;
            /** Beginning of the text. */
            readonly prefix: string;
            /** End of the text. */
            readonly suffix: string;
            /** RE2 syntax. */
            readonly regex: string;
            /** A number in a range. */
            readonly range: {
              /** Included. */
              readonly start: number;
              /** Not included. */
              readonly end: number;
            };
          }>;
        }[];
        /** At most 10. */
        readonly queryParameters?: readonly {
          /** Name, 1 to 50 characters. */
          readonly name: string;
          /** @default - the parameter is there */
          readonly match?: {
            /** The whole text, 1 to 255 characters. */
            readonly exact?: string;
          };
        }[];
      } & ExactlyOne<{
        /** Begins with /. Exactly one of prefix and path. */
        readonly prefix: string;
        /** Exactly one of exact and regex. */
        readonly path: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** RE2 syntax. */
          readonly regex: string;
        }>;
      }>;
      /** Where matched traffic goes. */
      readonly action: {
        /** 1 to 10 targets. */
        readonly weightedTargets: readonly {
          /** Name of a virtual node. */
          readonly virtualNode: string;
          /** 0 to 100, relative to the others. */
          readonly weight: number;
          /** Port of the node's listener. Needed when it has several. */
          readonly port?: number;
        }[];
      };
      /** @default - App Mesh's own */
      readonly timeout?: {
        /** Longest time without traffic; 0 for none. */
        readonly idle?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** Longest time for one request; 0 for none. @default - 15 s */
        readonly perRequest?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
      };
      /** @default - App Mesh's own for the account */
      readonly retryPolicy?: {
        /** Retries after the first attempt, 0 or more. */
        readonly maxRetries: number;
        /** Longest time for one attempt. */
        readonly perRetryTimeout: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** HTTP answers that are retried. */
        readonly httpRetryEvents?: readonly ("server-error" | "gateway-error" | "client-error" | "stream-error")[];
        /** TCP events that are retried. */
        readonly tcpRetryEvents?: readonly "connection-error"[];
      };
    };
    /** A route for http2. */
    readonly http2Route: {
      /** What is matched. */
      readonly match: {
        /** HTTP method. @default - every one */
        readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
        /** Scheme of the request. @default - both */
        readonly scheme?: "http" | "https";
        /** Port of the router's listener. Needed when it has several. */
        readonly port?: number;
        /** At most 10. */
        readonly headers?: readonly {
          /** 1 to 50 characters. */
          readonly name: string;
          /** Match everything else. @default - false */
          readonly invert?: boolean;
          /** One kind. @default - the header is there */
          readonly match?: ExactlyOne<{
            /** The whole text, 1 to 255 characters. */
            readonly exact: string;
            /** Beginning of the text. */
            readonly prefix: string;
            /** End of the text. */
            readonly suffix: string;
            /** RE2 syntax. */
            readonly regex: string;
            /** A number in a range. */
            readonly range: {
              /** Included. */
              readonly start: number;
              /** Not included. */
              readonly end: number;
            };
          }>;
        }[];
        /** At most 10. */
        readonly queryParameters?: readonly {
          /** Name, 1 to 50 characters. */
          readonly name: string;
          /** @default - the parameter is there */
          readonly match?: {
            /** The whole text, 1 to 255 characters. */
            readonly exact?: string;
          };
        }[];
      } & ExactlyOne<{
        /** Begins with /. Exactly one of prefix and path. */
        readonly prefix: string;
        /** Exactly one of exact and regex. */
        readonly path: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** RE2 syntax. */
          readonly regex: string;
        }>;
      }>;
      /** Where matched traffic goes. */
      readonly action: {
        /** 1 to 10 targets. */
        readonly weightedTargets: readonly {
          /** Name of a virtual node. */
          readonly virtualNode: string;
          /** 0 to 100, relative to the others. */
          readonly weight: number;
          /** Port of the node's listener. Needed when it has several. */
          readonly port?: number;
        }[];
      };
      /** @default - App Mesh's own */
      readonly timeout?: {
        /** Longest time without traffic; 0 for none. */
        readonly idle?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** Longest time for one request; 0 for none. @default - 15 s */
        readonly perRequest?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
      };
      /** @default - App Mesh's own for the account */
      readonly retryPolicy?: {
        /** Retries after the first attempt, 0 or more. */
        readonly maxRetries: number;
        /** Longest time for one attempt. */
        readonly perRetryTimeout: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** HTTP answers that are retried. */
        readonly httpRetryEvents?: readonly ("server-error" | "gateway-error" | "client-error" | "stream-error")[];
        /** TCP events that are retried. */
        readonly tcpRetryEvents?: readonly "connection-error"[];
      };
    };
    /** A route for grpc. */
    readonly grpcRoute: {
      /** What is matched. */
      readonly match: {
        /** Name of the service, 1 to 1024 characters. */
        readonly serviceName?: string;
        /** Needs serviceName. */
        readonly methodName?: string;
        /** 1 to 65535. */
        readonly port?: number;
        /** At most 10. */
        readonly metadata?: readonly {
          /** 1 to 50 characters. */
          readonly name: string;
          /** Match everything else. @default - false */
          readonly invert?: boolean;
          /** One kind. @default - the header is there */
          readonly match?: ExactlyOne<{
            /** The whole text, 1 to 255 characters. */
            readonly exact: string;
            /** Beginning of the text. */
            readonly prefix: string;
            /** End of the text. */
            readonly suffix: string;
            /** RE2 syntax. */
            readonly regex: string;
            /** A number in a range. */
            readonly range: {
              /** Included. */
              readonly start: number;
              /** Not included. */
              readonly end: number;
            };
          }>;
        }[];
      };
      /** Where matched traffic goes. */
      readonly action: {
        /** 1 to 10 targets. */
        readonly weightedTargets: readonly {
          /** Name of a virtual node. */
          readonly virtualNode: string;
          /** 0 to 100, relative to the others. */
          readonly weight: number;
          /** Port of the node's listener. Needed when it has several. */
          readonly port?: number;
        }[];
      };
      /** @default - App Mesh's own */
      readonly timeout?: {
        /** Longest time without traffic; 0 for none. */
        readonly idle?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** Longest time for one request; 0 for none. @default - 15 s */
        readonly perRequest?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
      };
      /** @default - App Mesh's own for the account */
      readonly retryPolicy?: {
        /** Retries after the first attempt, 0 or more. */
        readonly maxRetries: number;
        /** Longest time for one attempt. */
        readonly perRetryTimeout: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
        /** HTTP answers that are retried. */
        readonly httpRetryEvents?: readonly ("server-error" | "gateway-error" | "client-error" | "stream-error")[];
        /** TCP events that are retried. */
        readonly tcpRetryEvents?: readonly "connection-error"[];
        /** gRPC answers that are retried. */
        readonly grpcRetryEvents?: readonly (
          "cancelled" | "deadline-exceeded" | "internal" | "resource-exhausted" | "unavailable"
        )[];
      };
    };
    /** A route for tcp. */
    readonly tcpRoute: {
      /** What is matched. */
      readonly match?: {
        /** 1 to 65535. */
        readonly port?: number;
      };
      /** Where matched traffic goes. */
      readonly action: {
        /** 1 to 10 targets. */
        readonly weightedTargets: readonly {
          /** Name of a virtual node. */
          readonly virtualNode: string;
          /** 0 to 100, relative to the others. */
          readonly weight: number;
          /** Port of the node's listener. Needed when it has several. */
          readonly port?: number;
        }[];
      };
      /** @default - App Mesh's own */
      readonly timeout?: {
        /** Longest time without traffic; 0 for none. */
        readonly idle?: {
          /** Seconds or milliseconds. */
          readonly unit: "s" | "ms";
          /** How many; 0 switches a timeout off. */
          readonly value: number;
        };
      };
    };
  }>;
  /** At most 50 tags. */
  readonly tags?: readonly {
    /** Name of the pair. */
    readonly key: string;
    /** Value of the pair. */
    readonly value: string;
  }[];
};

/** A virtual service: the name that callers dial. */
export type VirtualServiceProps = {
  /** Name that callers dial. */
  readonly virtualServiceName: string;
  /** What the object is, in the words of the App Mesh API. */
  readonly spec?: {
    /** At most one of virtualNode and virtualRouter. @default - nothing serves it here */
    readonly provider?: AtMostOne<{
      /** A virtual node. */
      readonly virtualNode: {
        /** Name of the virtual node, 1 to 255 characters. */
        readonly virtualNodeName: string;
      };
      /** A virtual router. */
      readonly virtualRouter: {
        /** Name of the virtual router, 1 to 255 characters. */
        readonly virtualRouterName: string;
      };
    }>;
  };
  /** At most 50 tags. */
  readonly tags?: readonly {
    /** Name of the pair. */
    readonly key: string;
    /** Value of the pair. */
    readonly value: string;
  }[];
};

/** A virtual gateway: the way into the mesh from outside. */
export type VirtualGatewayProps = {
  /** Name of the virtual gateway, 1 to 255 characters. */
  readonly virtualGatewayName: string;
  /** What the object is, in the words of the App Mesh API. */
  readonly spec: {
    /** 1 or more. */
    readonly listeners: readonly {
      /** Port and protocol. */
      readonly portMapping: {
        /** 1 to 65535. */
        readonly port: number;
        /** Virtual gateways have no tcp. */
        readonly protocol: "http" | "http2" | "grpc";
      };
      /** Health check of a listener. */
      readonly healthCheck?: {
        /** Protocol of the check. */
        readonly protocol: "http" | "http2" | "grpc" | "tcp";
        /** Must equal the listener's port. @default - the listener's */
        readonly port?: number;
        /** Path to ask for; http and http2 only. */
        readonly path?: string;
        /** Successes in a row that make a host healthy, 2 to 10. */
        readonly healthyThreshold: number;
        /** Failures in a row that make a host unhealthy, 2 to 10. */
        readonly unhealthyThreshold: number;
        /** Milliseconds between checks, 5000 to 300000. */
        readonly intervalMillis: number;
        /** Milliseconds to wait for an answer, 2000 to 60000. */
        readonly timeoutMillis: number;
      };
      /** Exactly one, that of the listener's protocol. */
      readonly connectionPool?: ExactlyOne<{
        /** For a listener that speaks http. */
        readonly http: {
          /** 1 or more. */
          readonly maxConnections: number;
          /** 1 or more. */
          readonly maxPendingRequests?: number;
        };
        /** For a listener that speaks http2. */
        readonly http2: {
          /** 1 or more. */
          readonly maxRequests: number;
        };
        /** For a listener that speaks grpc. */
        readonly grpc: {
          /** 1 or more. */
          readonly maxRequests: number;
        };
      }>;
      /** TLS of a listener. */
      readonly tls?: {
        /** Whether clients must, may or cannot use TLS. */
        readonly mode: "STRICT" | "PERMISSIVE" | "DISABLED";
        /** Exactly one of acm, file and sds. */
        readonly certificate: ExactlyOne<{
          /** A certificate of AWS Certificate Manager. */
          readonly acm: {
            /** ARN of a private certificate of ACM. */
            readonly certificateArn: string;
          };
          /** A certificate in files. */
          readonly file: {
            /** Path of the chain in Envoy's file system. */
            readonly certificateChain: string;
            /** Path of the key in Envoy's file system. */
            readonly privateKey: string;
          };
          /** A certificate of a secret discovery service. */
          readonly sds: {
            /** Name that the secret discovery service knows. */
            readonly secretName: string;
          };
        }>;
        /** Mutual TLS: what client certificates must be. @default - none are asked for */
        readonly validation?: {
          /** @default - any name */
          readonly subjectAlternativeNames?: {
            /** What is matched. */
            readonly match: {
              /** Names of which the certificate must hold one. */
              readonly exact: readonly string[];
            };
          };
          /** Whom to trust: exactly one of file and sds. */
          readonly trust: ExactlyOne<{
            /** From files in Envoy's file system. */
            readonly file: {
              /** Path of the trusted chain. */
              readonly certificateChain: string;
            };
            /** From a secret discovery service. */
            readonly sds: {
              /** Name that the secret discovery service knows. */
              readonly secretName: string;
            };
          }>;
        };
      };
    }[];
    /** What holds for every backend that says nothing else. */
    readonly backendDefaults?: {
      /** How an Envoy connects to a backend. */
      readonly clientPolicy?: {
        /** TLS. @default - none */
        readonly tls?: {
          /** Refuse connections without TLS. @default - true */
          readonly enforce?: boolean;
          /** Ports that it holds for. @default - all */
          readonly ports?: readonly number[];
          /** Client certificate for mutual TLS: exactly one of file and sds. */
          readonly certificate?: ExactlyOne<{
            /** From files in Envoy's file system. */
            readonly file: {
              /** Path of the chain in Envoy's file system. */
              readonly certificateChain: string;
              /** Path of the key in Envoy's file system. */
              readonly privateKey: string;
            };
            /** From a secret discovery service. */
            readonly sds: {
              /** Name that the secret discovery service knows. */
              readonly secretName: string;
            };
          }>;
          /** What the other side's certificate must be. */
          readonly validation: {
            /** @default - any name */
            readonly subjectAlternativeNames?: {
              /** What is matched. */
              readonly match: {
                /** Names of which the certificate must hold one. */
                readonly exact: readonly string[];
              };
            };
            /** Whom to trust: exactly one of acm, file and sds. */
            readonly trust: ExactlyOne<{
              /** From AWS Certificate Manager. */
              readonly acm: {
                /** 1 to 3 root authorities. */
                readonly certificateAuthorityArns: readonly string[];
              };
              /** From files in Envoy's file system. */
              readonly file: {
                /** Path of the trusted chain. */
                readonly certificateChain: string;
              };
              /** From a secret discovery service. */
              readonly sds: {
                /** Name that the secret discovery service knows. */
                readonly secretName: string;
              };
            }>;
          };
        };
      };
    };
    /** Access log of an Envoy. */
    readonly logging?: {
      /** Log of every request. */
      readonly accessLog?: {
        /** From files in Envoy's file system. */
        readonly file: {
          /** File to write to; /dev/stdout for the container's log. */
          readonly path: string;
          /** Exactly one of text and json. @default - Envoy's own format */
          readonly format?: ExactlyOne<{
            /** Envoy format string, 1 to 1000 characters. */
            readonly text: string;
            /** Pairs of a JSON log line, each part 1 to 100 characters. */
            readonly json: readonly {
              /** Name of the pair. */
              readonly key: string;
              /** Value of the pair. */
              readonly value: string;
            }[];
          }>;
        };
      };
    };
  };
  /** At most 50 tags. */
  readonly tags?: readonly {
    /** Name of the pair. */
    readonly key: string;
    /** Value of the pair. */
    readonly value: string;
  }[];
};

/** A route of a virtual gateway. */
export type GatewayRouteProps = {
  /** Name of the gateway route, 1 to 255 characters. */
  readonly gatewayRouteName: string;
  /** The gateway that the route belongs to. */
  readonly virtualGatewayName: string;
  /** Exactly one kind of route. */
  readonly spec: {
    /** 0 to 1000, 0 first. @default - the longest prefix first */
    readonly priority?: number;
  } & ExactlyOne<{
    /** A route for http. */
    readonly httpRoute: {
      /** What is matched. */
      readonly match: {
        /** Begins with /. */
        readonly prefix?: string;
        /** Exactly one of exact and regex. */
        readonly path?: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** RE2 syntax. */
          readonly regex: string;
        }>;
        /** Exactly one of exact and suffix. */
        readonly hostname?: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** End of the text. */
          readonly suffix: string;
        }>;
        /** HTTP method. @default - every one */
        readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
        /** 1 to 65535. */
        readonly port?: number;
        /** At most 10. */
        readonly headers?: readonly {
          /** 1 to 50 characters. */
          readonly name: string;
          /** Match everything else. @default - false */
          readonly invert?: boolean;
          /** One kind. @default - the header is there */
          readonly match?: ExactlyOne<{
            /** The whole text, 1 to 255 characters. */
            readonly exact: string;
            /** Beginning of the text. */
            readonly prefix: string;
            /** End of the text. */
            readonly suffix: string;
            /** RE2 syntax. */
            readonly regex: string;
            /** A number in a range. */
            readonly range: {
              /** Included. */
              readonly start: number;
              /** Not included. */
              readonly end: number;
            };
          }>;
        }[];
        /** At most 10. */
        readonly queryParameters?: readonly {
          /** Name, 1 to 50 characters. */
          readonly name: string;
          /** @default - the parameter is there */
          readonly match?: {
            /** The whole text, 1 to 255 characters. */
            readonly exact?: string;
          };
        }[];
      };
      /** Where matched traffic goes. */
      readonly action: {
        /** The virtual service that takes the traffic. */
        readonly target: {
          /** Port of the virtual service. Needed when its provider has several listeners. */
          readonly port?: number;
          /** A virtual service. */
          readonly virtualService: {
            /** Name of the virtual service, 1 to 255 characters. */
            readonly virtualServiceName: string;
          };
        };
        /** What becomes of the host name and the path. @default - App Mesh's own rewrites */
        readonly rewrite?: {
          /** @default - the target's virtual service name */
          readonly hostname?: {
            /** DISABLED keeps the caller's host name. */
            readonly defaultTargetHostname?: "ENABLED" | "DISABLED";
          };
          /** @default - the matched prefix becomes / */
          readonly prefix?: ExactlyOne<{
            /** DISABLED keeps the matched prefix. */
            readonly defaultPrefix: "ENABLED" | "DISABLED";
            /** Value of the pair. */
            readonly value: string;
          }>;
          /** Path of the request. */
          readonly path?: {
            /** The whole text, 1 to 255 characters. */
            readonly exact?: string;
          };
        };
      };
    };
    /** A route for http2. */
    readonly http2Route: {
      /** What is matched. */
      readonly match: {
        /** Begins with /. */
        readonly prefix?: string;
        /** Exactly one of exact and regex. */
        readonly path?: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** RE2 syntax. */
          readonly regex: string;
        }>;
        /** Exactly one of exact and suffix. */
        readonly hostname?: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** End of the text. */
          readonly suffix: string;
        }>;
        /** HTTP method. @default - every one */
        readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
        /** 1 to 65535. */
        readonly port?: number;
        /** At most 10. */
        readonly headers?: readonly {
          /** 1 to 50 characters. */
          readonly name: string;
          /** Match everything else. @default - false */
          readonly invert?: boolean;
          /** One kind. @default - the header is there */
          readonly match?: ExactlyOne<{
            /** The whole text, 1 to 255 characters. */
            readonly exact: string;
            /** Beginning of the text. */
            readonly prefix: string;
            /** End of the text. */
            readonly suffix: string;
            /** RE2 syntax. */
            readonly regex: string;
            /** A number in a range. */
            readonly range: {
              /** Included. */
              readonly start: number;
              /** Not included. */
              readonly end: number;
            };
          }>;
        }[];
        /** At most 10. */
        readonly queryParameters?: readonly {
          /** Name, 1 to 50 characters. */
          readonly name: string;
          /** @default - the parameter is there */
          readonly match?: {
            /** The whole text, 1 to 255 characters. */
            readonly exact?: string;
          };
        }[];
      };
      /** Where matched traffic goes. */
      readonly action: {
        /** The virtual service that takes the traffic. */
        readonly target: {
          /** Port of the virtual service. Needed when its provider has several listeners. */
          readonly port?: number;
          /** A virtual service. */
          readonly virtualService: {
            /** Name of the virtual service, 1 to 255 characters. */
            readonly virtualServiceName: string;
          };
        };
        /** What becomes of the host name and the path. @default - App Mesh's own rewrites */
        readonly rewrite?: {
          /** @default - the target's virtual service name */
          readonly hostname?: {
            /** DISABLED keeps the caller's host name. */
            readonly defaultTargetHostname?: "ENABLED" | "DISABLED";
          };
          /** @default - the matched prefix becomes / */
          readonly prefix?: ExactlyOne<{
            /** DISABLED keeps the matched prefix. */
            readonly defaultPrefix: "ENABLED" | "DISABLED";
            /** Value of the pair. */
            readonly value: string;
          }>;
          /** Path of the request. */
          readonly path?: {
            /** The whole text, 1 to 255 characters. */
            readonly exact?: string;
          };
        };
      };
    };
    /** A route for grpc. */
    readonly grpcRoute: {
      /** What is matched. */
      readonly match: {
        /** Name of the service, 1 to 1024 characters. */
        readonly serviceName?: string;
        /** Exactly one of exact and suffix. */
        readonly hostname?: ExactlyOne<{
          /** The whole text, 1 to 255 characters. */
          readonly exact: string;
          /** End of the text. */
          readonly suffix: string;
        }>;
        /** At most 10. */
        readonly metadata?: readonly {
          /** 1 to 50 characters. */
          readonly name: string;
          /** Match everything else. @default - false */
          readonly invert?: boolean;
          /** One kind. @default - the header is there */
          readonly match?: ExactlyOne<{
            /** The whole text, 1 to 255 characters. */
            readonly exact: string;
            /** Beginning of the text. */
            readonly prefix: string;
            /** End of the text. */
            readonly suffix: string;
            /** RE2 syntax. */
            readonly regex: string;
            /** A number in a range. */
            readonly range: {
              /** Included. */
              readonly start: number;
              /** Not included. */
              readonly end: number;
            };
          }>;
        }[];
        /** 1 to 65535. */
        readonly port?: number;
      };
      /** Where matched traffic goes. */
      readonly action: {
        /** The virtual service that takes the traffic. */
        readonly target: {
          /** Port of the virtual service. Needed when its provider has several listeners. */
          readonly port?: number;
          /** A virtual service. */
          readonly virtualService: {
            /** Name of the virtual service, 1 to 255 characters. */
            readonly virtualServiceName: string;
          };
        };
        /** What becomes of the host name and the path. @default - App Mesh's own rewrites */
        readonly rewrite?: {
          /** Host name. */
          readonly hostname?: {
            /** DISABLED keeps the caller's host name. */
            readonly defaultTargetHostname?: "ENABLED" | "DISABLED";
          };
        };
      };
    };
  }>;
  /** At most 50 tags. */
  readonly tags?: readonly {
    /** Name of the pair. */
    readonly key: string;
    /** Value of the pair. */
    readonly value: string;
  }[];
};

/** An object of Kubernetes as its API takes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: TextMap;
  readonly annotations?: TextMap;
}

export type TextMap = Readonly<Record<string, string>>;

/** A container of a pod, as far as it is used here. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly ports?: readonly ContainerPort[];
  readonly volumeMounts?: readonly VolumeMount[];
  readonly resources?: { readonly requests?: TextMap; readonly limits?: TextMap };
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly lifecycle?: { readonly postStart?: Hook; readonly preStop?: Hook };
  readonly securityContext?: {
    readonly runAsUser?: number;
    readonly readOnlyRootFilesystem?: boolean;
    readonly capabilities?: { readonly add: readonly string[] };
  };
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly fieldPath: string };
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
  };
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol: "TCP" | "UDP";
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly: true;
}

export interface Hook {
  readonly exec: { readonly command: readonly string[] };
}

export interface Probe extends Hook {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

export interface PodSpec {
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly securityContext?: {
    readonly fsGroup?: number;
    readonly sysctls?: readonly { readonly name: string; readonly value: string }[];
  };
  readonly volumes?: readonly Volume[];
  readonly affinity?: {
    readonly nodeAffinity: {
      readonly requiredDuringSchedulingIgnoredDuringExecution: {
        readonly nodeSelectorTerms: readonly { readonly matchExpressions: readonly NodeRequirement[] }[];
      };
    };
  };
  readonly topologySpreadConstraints: readonly SpreadConstraint[];
}

export interface ConfigMapVolume {
  readonly name: string;
  readonly configMap: { readonly name: string };
}

export interface SecretVolume {
  readonly name: string;
  readonly secret: { readonly secretName: string; readonly defaultMode: number };
}

export type Volume = ConfigMapVolume | SecretVolume;

export interface NodeRequirement {
  readonly key: string;
  readonly operator: "In";
  readonly values: readonly string[];
}

export interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "ScheduleAnyway";
  readonly labelSelector: { readonly matchLabels: TextMap };
}

export interface NamespaceManifest extends Manifest {
  readonly kind: "Namespace";
}

export interface ServiceAccountManifest extends Manifest {
  readonly kind: "ServiceAccount";
}

export interface ConfigMapManifest extends Manifest {
  readonly kind: "ConfigMap";
  readonly data: TextMap;
}

export interface DeploymentManifest extends Manifest {
  readonly kind: "Deployment";
  readonly spec: {
    readonly replicas: number;
    readonly selector: { readonly matchLabels: TextMap };
    readonly strategy: {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: string; readonly maxUnavailable: number };
    };
    readonly template: { readonly metadata: Omit<Metadata, "name">; readonly spec: PodSpec };
  };
}

export interface ServiceManifest extends Manifest {
  readonly kind: "Service";
  readonly spec: {
    readonly type: "ClusterIP" | "NodePort";
    /** None: the name stands for every pod's address instead of one of the Service's own. */
    readonly clusterIP?: "None";
    readonly externalTrafficPolicy?: "Cluster";
    readonly selector: TextMap;
    readonly ports: readonly ServicePort[];
  };
}

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: "TCP";
  /** Port of every node that leads to the same. */
  readonly nodePort?: number;
}

export interface DisruptionBudgetManifest extends Manifest {
  readonly kind: "PodDisruptionBudget";
  readonly spec: { readonly maxUnavailable: number; readonly selector: { readonly matchLabels: TextMap } };
}

/** An object of App Mesh's controller. */
export interface AppMeshManifest extends Manifest {
  readonly apiVersion: "appmesh.k8s.aws/v1beta2";
  readonly spec: Readonly<Record<string, unknown>>;
}

export type CoreManifest =
  | NamespaceManifest
  | ServiceAccountManifest
  | ConfigMapManifest
  | DeploymentManifest
  | ServiceManifest
  | DisruptionBudgetManifest;

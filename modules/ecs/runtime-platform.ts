/** The platform that a task's images are for; undefined where the instances' architecture is not known. */
export function runtimePlatform(architecture: "x86_64" | "arm64" | undefined) {
  if (architecture === undefined) return undefined;
  return { operatingSystemFamily: "LINUX", cpuArchitecture: architecture === "arm64" ? "ARM64" : "X86_64" };
}

import type { NodeListener } from "../../deployment";
import { seconds } from "../duration";
import type { Message } from "../json";

/** A listener's outlier detection as each caller's Envoy does it: by server errors in a row, and by nothing else. */
export function outlierDetection(outlier: NonNullable<NodeListener["outlierDetection"]>): Message {
  return {
    consecutive_5xx: outlier.maxServerErrors,
    interval: seconds(outlier.interval),
    base_ejection_time: seconds(outlier.baseEjectionDuration),
    max_ejection_percent: outlier.maxEjectionPercent,
    always_eject_one_host: true,
    enforcing_success_rate: 0,
  };
}

import type { Logging } from "../deployment";
import { extension, message } from "./json";
import type { Message } from "./json";

/** The access log of a node or a gateway; none where it has none. */
export function accessLog(logging: Logging | undefined): Message[] | undefined {
  const file = logging?.accessLog?.file;
  if (file === undefined) return undefined;
  const format = formatOf(file.format);
  // Opened as files they would need the rights of whoever started the container.
  if (file.path === "/dev/stdout") {
    return [
      extension("envoy.access_loggers.stdout", "envoy.extensions.access_loggers.stream.v3.StdoutAccessLog", format),
    ];
  }
  if (file.path === "/dev/stderr") {
    return [
      extension("envoy.access_loggers.stderr", "envoy.extensions.access_loggers.stream.v3.StderrAccessLog", format),
    ];
  }
  return [
    extension("envoy.access_loggers.file", "envoy.extensions.access_loggers.file.v3.FileAccessLog", {
      path: file.path,
      ...format,
    }),
  ];
}

type Format = NonNullable<NonNullable<Logging["accessLog"]>["file"]["format"]>;

function formatOf(format: Format | undefined): Message {
  if (format?.text !== undefined) {
    return { log_format: { text_format_source: { inline_string: format.text } } };
  }
  if (format?.json !== undefined) {
    return {
      log_format: { json_format: message(Object.fromEntries(format.json.map(({ key, value }) => [key, value]))) },
    };
  }
  return {};
}

import { MAX_DOCUMENT_BYTES } from "../document";

/** The name under which standard input is given on a command line. */
export const STDIN = "-";

/**
 * Reads standard input to its end, or to where it is more than may be read: an endless stream must not fill
 * the memory. That it is too large is for who parses it to say.
 */
export async function readStandardInput(
  stream: AsyncIterable<Buffer | string> = process.stdin,
  most = MAX_DOCUMENT_BYTES,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    size += bytes.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}

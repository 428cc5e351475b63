/** The text of a body that may be larger than anybody wants to hold, whatever its headers say: a packed one grows as it is read. */
export async function textWithin({ body }: Pick<Response, "body">, most: number): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for (let part = await reader.read(); part.value !== undefined; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      reader.cancel().catch(() => {});
      throw new RangeError(`a body of more than ${most} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** `encodeURIComponent` that takes any string: half a surrogate pair becomes the replacement character. */
export function component(text: string): string {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
  );
}

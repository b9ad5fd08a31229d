// Everything that a device was sent, stream included, as text.

export interface Wire {
  texts(): string[];
  /** Passes a stream on, keeping a copy. */
  recordStream(body: ReadableStream<Uint8Array>, isSilenced: () => boolean): ReadableStream<Uint8Array>;
  record(text: string): void;
}

export function createWire(): Wire {
  const texts: string[] = [];
  return {
    texts: () => texts,
    record: (text) => void texts.push(text),
    recordStream(body, isSilenced) {
      const at = texts.push("") - 1;
      const decoder = new TextDecoder();
      const passing = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          texts[at] += decoder.decode(chunk, { stream: true });
          if (!isSilenced()) controller.enqueue(chunk);
        },
      });
      return body.pipeThrough(passing);
    },
  };
}

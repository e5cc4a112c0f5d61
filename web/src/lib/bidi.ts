const [open, close] = [String.fromCharCode(0x2068), String.fromCharCode(0x2069)];

/** isolate keeps a string that came from somewhere from turning what stands around it, where it is part of a sentence of ours. */
export const isolate = (s: string): string => (s ? open + s + close : '');

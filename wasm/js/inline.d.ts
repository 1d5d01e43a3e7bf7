/** The module's bytes, unpacked from this file itself, for places that cannot fetch: `await init(inline())`. */
export default function inline(): Promise<ArrayBuffer>;

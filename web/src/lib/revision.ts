/** The name of a text, as the house names it: the first 16 digits of its SHA-256 (FIPS 180-4). Done here, at once and on any line,
 *  since browsers reckon it for us only later, and only where the line is safe. */

const [ROUNDS, START] = constants();

/** Equal texts have one name. Lines end in "\n" here. */
export function revision(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const data = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(data.buffer).set(bytes);
  data.setUint8(bytes.length, 0x80);
  data.setUint32(data.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  data.setUint32(data.byteLength - 4, (bytes.length << 3) >>> 0);
  const hash = START.slice();
  const w = new Int32Array(64);
  for (let at = 0; at < data.byteLength; at += 64) block(hash, w, data, at);
  return [hash[0]!, hash[1]!].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}

function block(hash: Int32Array, w: Int32Array, data: DataView, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = data.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [x, y] = [w[t - 15]!, w[t - 2]!];
    w[t] = w[t - 16]! + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + w[t - 7]! + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t]! + w[t]!) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, k) => (hash[k]! += value));
}

function turned(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

/** The first bits behind the point of the cube roots and square roots of the first primes. */
function constants(): [Int32Array, Int32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const bits = (root: number) => Math.floor((root % 1) * 2 ** 32);
  return [Int32Array.from(primes, (prime) => bits(Math.cbrt(prime))), Int32Array.from(primes.slice(0, 8), (prime) => bits(Math.sqrt(prime)))];
}

/** Six faces and where they stand between unpleasant and pleasant, calm and excited. */
export interface Face {
  name: "thrilled" | "glad" | "calm" | "tense" | "sad" | "bored";
  v: number;
  a: number;
  /** Eyes and mouth, on a grid of 24. */
  drawn: string;
}

export const faces: readonly Face[] = [
  { name: "thrilled", v: 0.7, a: 0.8, drawn: "M8.2 8.8v1.4M15.8 8.8v1.4M7.6 13.2h8.8c-.3 2.9-2 4.5-4.4 4.5s-4.1-1.6-4.4-4.5z" },
  { name: "glad", v: 0.75, a: 0.2, drawn: "M7.3 10.2c.5-.9 1.5-.9 2 0M14.7 10.2c.5-.9 1.5-.9 2 0M7.8 14c.9 1.7 2.3 2.6 4.2 2.6s3.3-.9 4.2-2.6" },
  { name: "calm", v: 0.4, a: -0.65, drawn: "M7.2 9.8c.6.7 1.6.7 2.2 0M14.6 9.8c.6.7 1.6.7 2.2 0M8.8 14.6c1 .8 2 1.1 3.2 1.1s2.2-.3 3.2-1.1" },
  { name: "tense", v: -0.55, a: 0.7, drawn: "M7 8.3l2.3 1M17 8.3l-2.3 1M8.4 10.7v.2M15.6 10.7v.2M8 15.6l1.6-1.2 1.6 1.2 1.6-1.2 1.6 1.2 1.6-1.2" },
  { name: "sad", v: -0.65, a: -0.3, drawn: "M8.3 9.3v1.2M15.7 9.3v1.2M8.2 16.2c.8-1.6 2.1-2.4 3.8-2.4s3 .8 3.8 2.4" },
  { name: "bored", v: -0.35, a: -0.7, drawn: "M7.2 9.8h2.2M14.6 9.8h2.2M8.6 15.2h6.8" },
];

/** The face nearest to a place on the pad. */
export function nearest(v: number, a: number): Face {
  const far = (face: Face) => Math.hypot(face.v - v, face.a - a);
  return faces.reduce((best, face) => (far(face) < far(best) ? face : best));
}

/** Six faces and where they stand between unpleasant and pleasant, calm and excited. */
export interface Face {
  name: "joy" | "tender" | "surprise" | "fear" | "sad" | "bored";
  v: number;
  a: number;
  /** Eyes and mouth, on a grid of 24. */
  drawn: string;
}

export const faces: readonly Face[] = [
  { name: "joy", v: 0.8, a: 0.5, drawn: "M8.2 8.8v1.4M15.8 8.8v1.4M7.6 13.2h8.8c-.3 2.9-2 4.5-4.4 4.5s-4.1-1.6-4.4-4.5z" },
  { name: "tender", v: 0.6, a: -0.4, drawn: "M7.3 10.2c.5-.9 1.5-.9 2 0M14.7 10.2c.5-.9 1.5-.9 2 0M7.8 14c.9 1.7 2.3 2.6 4.2 2.6s3.3-.9 4.2-2.6" },
  { name: "surprise", v: 0.1, a: 0.8, drawn: "M8.2 8.6v1.2M15.8 8.6v1.2M12 13.4c1.3 0 2 .9 2 2.2s-.7 2.2-2 2.2-2-.9-2-2.2.7-2.2 2-2.2z" },
  { name: "fear", v: -0.6, a: 0.7, drawn: "M7 8.3l2.3 1M17 8.3l-2.3 1M8.4 10.7v.2M15.6 10.7v.2M8 15.6l1.6-1.2 1.6 1.2 1.6-1.2 1.6 1.2 1.6-1.2" },
  { name: "sad", v: -0.6, a: -0.4, drawn: "M8.3 9.3v1.2M15.7 9.3v1.2M8.2 16.2c.8-1.6 2.1-2.4 3.8-2.4s3 .8 3.8 2.4" },
  { name: "bored", v: -0.4, a: -0.7, drawn: "M7.2 9.8h2.2M14.6 9.8h2.2M8.6 15.2h6.8" },
];

/** The face nearest to a place on the pad. */
export function nearest(v: number, a: number): Face {
  const far = (face: Face) => Math.hypot(face.v - v, face.a - a);
  return faces.reduce((best, face) => (far(face) < far(best) ? face : best));
}

import { describe, expect, test } from "vitest";
import { Outbox, type Batch, type Reply } from "./outbox";

function house(replies: Reply[] = []) {
  let now = 1000;
  const got: Batch[] = [];
  const beacons: Batch[] = [];
  let taken = true;
  const box = new Outbox({
    session: "s",
    now: () => now,
    send: async (body) => {
      const reply = replies.shift() ?? { status: 204, after: 0 };
      got.push(JSON.parse(body) as Batch);
      if (reply.status === 0) throw new TypeError("no line");
      return reply;
    },
    beacon: (body) => taken && !!beacons.push(JSON.parse(body) as Batch),
  });
  return { box, got, beacons, pass: (ms: number) => (now += ms), refuse: () => (taken = false) };
}
const seqs = (batches: Batch[]) => batches.map((batch) => batch.events.map((event) => event.seq));

describe("the outbox", () => {
  test("numbers what happens and when", async () => {
    const { box, got, pass } = house();
    box.take({ kind: "play", at: 0 });
    pass(1500);
    box.take({ kind: "section", at: 0, to: 1.50049 });
    await box.flush();
    expect(got[0]).toEqual({
      session: "s",
      events: [
        { seq: 0, wall: 0, kind: "play", at: 0 },
        { seq: 1, wall: 1500, kind: "section", at: 0, to: 1.5 },
      ],
    });
    expect(box.waiting).toBe(0);
  });

  test("what is not acknowledged is sent again, with the same numbers", async () => {
    const { box, got, pass } = house([{ status: 0, after: 0 }]);
    box.take({ kind: "play", at: 0 });
    await box.flush();
    expect(box.waiting).toBe(1);
    box.take({ kind: "end", at: 9 });
    await box.flush();
    expect(got.length).toBe(1); // it waits
    pass(2001);
    await box.flush();
    expect(seqs(got)).toEqual([[0], [0], [1]]);
    expect(box.waiting).toBe(0);
  });

  test("quiet is kept for as long as the house asks", async () => {
    const { box, got, pass } = house([{ status: 503, after: 20 }]);
    box.take({ kind: "play", at: 0 });
    await box.flush();
    pass(19_000);
    await box.flush();
    expect(got.length).toBe(1);
    pass(1001);
    await box.flush();
    expect(got.length).toBe(2);
    expect(box.waiting).toBe(0);
  });

  test("a refusal is not repeated", async () => {
    const { box, got } = house([{ status: 422, after: 0 }]);
    box.take({ kind: "play", at: 0 });
    await box.flush();
    await box.flush();
    expect(got.length).toBe(1);
    expect(box.waiting).toBe(0);
  });

  test("at most 200 events and 64 KB a batch, at most 200 batches", async () => {
    const { box, got } = house([{ status: 0, after: 0 }]);
    for (let n = 0; n < 450; n++) box.take({ kind: "seek", at: n, to: n + 1 });
    for (let n = 0; n < 30; n++) box.take({ kind: "feel", at: n, face: "x".repeat(10_000) });
    await box.flush();
    expect(got[0]!.events.length).toBe(200);
    const { box: large, got: heavy } = house();
    for (let n = 0; n < 30; n++) large.take({ kind: "feel", at: n, face: "x".repeat(10_000) });
    await large.flush();
    expect(heavy.every((batch) => JSON.stringify(batch).length < 65_536)).toBe(true);
    expect(heavy.flatMap((batch) => batch.events).length).toBe(30);
    const { box: alone } = house();
    for (let n = 0; n < 60_000; n++) alone.take({ kind: "seek", at: n });
    expect(alone.waiting).toBeLessThanOrEqual(200);
  });

  test("leaving hands all of it over; what is not taken stays", async () => {
    const { box, beacons, got, refuse } = house();
    box.take({ kind: "exit", at: 4 });
    box.leave();
    expect(seqs(beacons)).toEqual([[0]]);
    refuse();
    box.take({ kind: "play", at: 4 });
    box.leave();
    expect(box.waiting).toBe(1);
    await box.flush();
    expect(seqs(got)).toEqual([[1]]);
  });
});

/**
 * Keeps `lanes` requests under way until it is over: each lane sends its next one when its last was answered.
 * `send` gets a number that no other request has, from 0 on.
 */
export async function keepBusy(
  lanes: number,
  isOver: () => boolean,
  send: (number: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (!isOver()) await send(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

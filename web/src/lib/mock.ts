export async function pretend(): Promise<void> {}

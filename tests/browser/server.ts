import { start } from '../setup/server.mjs';

/** Starts the server with data of its own; what it returns stops it again. */
export default async function globalSetup() {
  const { url, data, stop } = await start();
  process.env.MOTCUA_URL = url;
  process.env.MOTCUA_DATA = data;
  return stop;
}

import type { components } from '#lib/api/schema.d.ts';
import type { AccountText } from '#lib/text/account/vi.ts';

type Device = components['schemas']['Device'];

/** `Chrome 156 trên Windows`: what a person would call the browser and what it runs on. */
export function deviceInWords({ browser, system, model }: Device, text: AccountText): string {
  const place = model && system && model !== system ? `${model} (${system})` : (model ?? system);
  if (browser && place) return text.device.on(browser, place);
  return browser ?? place ?? text.device.unknown;
}

/** `VNeID: mật khẩu, mã OTP`: the way of signing in, with what of it is known and has words. */
export function wayInWords(way: string, methods: string[], text: AccountText): string {
  const known = methods.flatMap((method) => text.methods[method] ?? []);
  return known.length > 0 ? `${way}: ${known.join(', ')}` : way;
}

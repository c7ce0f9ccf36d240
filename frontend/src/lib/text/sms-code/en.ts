import type { SmsCodeText } from './vi.ts';

const en: SmsCodeText = {
  sending: 'A 6-digit code is being sent by text message to',
  sentTo: 'A 6-digit code was sent by text message to',
  never: 'Officials never ask for this code.',
  go: 'Confirm',
  going: 'Checking…',
  resend: 'Send a new code',
  resending: 'Sending…',
  resent: 'A new code was sent. The old one no longer works.',
  validUntil: 'The code is valid until',
  codeExpired: 'The code stopped being valid at',
  left: 'left:',
  resendIn: 'You can send it again in',
  resendNow: 'You can send it again now',
  triesLeft: 'Tries left',
  resendsLeft: 'Resends left',
  help: 'Did not get the code?',
  outbox: 'Open the test message box',
};

export default en;

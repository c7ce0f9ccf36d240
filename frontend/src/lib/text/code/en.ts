import type { CodeText } from './vi.ts';

const en: CodeText = {
  title: 'Enter the verification code',
  heading: 'Enter the verification code',
  sentTo: 'A 6-digit code was sent by text message to',
  code: 'Verification code (OTP)',
  validUntil: 'The code is valid until',
  codeExpired: 'The code stopped being valid at',
  left: 'left:',
  resendIn: 'You can send it again in',
  resendNow: 'You can send it again now',
  triesLeft: 'Tries left',
  resendsLeft: 'Resends left',
  never: 'Officials never ask for this code.',
  go: 'Confirm',
  going: 'Checking…',
  resend: 'Send a new code',
  resending: 'Sending…',
  resent: 'A new code was sent. The old one no longer works.',
  missing: 'Enter the verification code',
  shape: 'The verification code has 6 digits',
  outbox: 'Open the test message box',
  help: 'Did not get the code?',
  causes: [
    {
      cause: 'The message is late.',
      way: 'Wait for the countdown, then select Send a new code. Only the newest code works.',
    },
    {
      cause: 'You changed your phone number.',
      way: 'The code goes to the registered number only. Bring your identity card to the commune police to register the new one.',
    },
    {
      cause: 'You have a new phone.',
      way: 'Look at the phone that holds the SIM card of that number.',
    },
    {
      cause: 'The message box is full or blocks unknown senders.',
      way: 'Delete old messages, unblock, and send a new code.',
    },
  ],
  refused: {
    wrong_stage: 'That step is over. The page has moved to the current one.',
    sign_in_expired: 'This sign-in took too long. Please start again.',
    wrong_code: 'The code is not right. Please look at the newest message.',
    code_expired: 'The code is no longer valid. Please select Send a new code.',
    code_used: 'This code has been used. Please select Send a new code.',
    no_tries_left: 'Too many wrong tries. This code can no longer be used.',
    no_resends_left: 'No more codes can be sent for this sign-in.',
    daily_limit: 'This phone number has had all its resends for today. Please try tomorrow.',
  },
};

export default en;

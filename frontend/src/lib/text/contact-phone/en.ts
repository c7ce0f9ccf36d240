import smsCode from '../sms-code/en.ts';
import type { ContactPhoneText } from './vi.ts';

const en: ContactPhoneText = {
  ...smsCode,
  heading: 'Enter the code',
  notSent: 'The message could not be sent to this number',
  notSentWay:
    'There is a fault on the way messages take. Please select Send a new code; the number you gave is kept.',
  code: 'Confirmation code (OTP)',
  missing: 'Enter the code',
  shape: 'The code has 6 digits',
  cancel: 'Give up this number',
  cancelled: (phone) => `${phone} was given up`,
  cancelledWay: 'The number was not used anywhere.',
  again: 'Enter a number again',
  confirmed: (phone) => `${phone} is confirmed`,
  confirmedWay: 'From now on public offices reach you at this number.',
  none: 'No number is waiting to be confirmed',
  noneWay: 'It was confirmed or given up already, perhaps in another tab.',
  causes: [
    {
      cause: 'The message is late.',
      way: 'Wait for the countdown, then select Send a new code. Only the newest code works.',
    },
    {
      cause: 'The number is mistyped.',
      way: 'Select Give up this number and enter the right one.',
    },
    {
      cause: 'The message box is full or blocks unknown senders.',
      way: 'Delete old messages, unblock, and send a new code.',
    },
  ],
  refused: {
    wrong_code: 'The code is not right. Please look at the newest message.',
    code_expired: 'The code is no longer valid. Please select Send a new code.',
    no_tries_left: 'Too many wrong tries. Please select Send a new code.',
    no_resends_left:
      'No more codes can be sent. Please give up this number and enter it again to start anew.',
    nothing_pending: 'No number is waiting to be confirmed.',
  },
};

export default en;

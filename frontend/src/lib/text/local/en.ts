import smsCode from '../sms-code/en.ts';
import type { LocalText } from './vi.ts';

const en: LocalText = {
  title: 'Sign in with a user name',
  lead: 'For those who have made a user name on this portal. After this step the portal sends a code to your contact phone.',
  notVneid:
    'Do not enter your VNeID password here. The VNeID password is entered on VNeID’s own page only.',
  username: 'User name',
  password: 'Password',
  go: 'Continue',
  going: 'Checking…',
  usernameMissing: 'Enter your user name',
  passwordMissing: 'Enter your password',
  forgotten: 'Forgot your password?',
  forgottenWay: 'Sign in with VNeID and set a new one.',
  forgottenGo: 'Set a new password through VNeID',
  other: 'Other ways to sign in',
  off: 'This portal does not use user names',
  offWay: 'Please sign in with VNeID.',
  toSignIn: 'To the sign-in page',
  refused: {
    wrong_credentials:
      'The user name or the password is not right. After many tries, please wait a few minutes. If you forgot the password, please set a new one through VNeID.',
    no_confirmed_phone:
      'The account has no confirmed contact phone to send a code to. Please sign in with VNeID.',
    account_disabled:
      'The account on this portal is suspended. Please ask at the nearest one-stop office and bring your identity card.',
  },
  code: {
    ...smsCode,
    heading: 'Enter the verification code',
    notSent: 'The message could not be sent',
    notSentWay: 'The message service has a problem. Please select Send a new code.',
    toNumber: 'Contact phone',
    code: 'Verification code (OTP)',
    missing: 'Enter the verification code',
    shape: 'The verification code has 6 digits',
    cancel: 'Enter user name and password again',
    causes: [
      {
        cause: 'The message is late.',
        way: 'Wait for the countdown, then select Send a new code. Only the newest code works.',
      },
      {
        cause: 'You changed your phone number.',
        way: 'The code goes to the confirmed contact phone only. Sign in with VNeID and change the number under Personal information.',
      },
      {
        cause: 'The message box is full or blocks unknown senders.',
        way: 'Delete old messages, unblock, and send a new code.',
      },
    ],
    refused: {
      wrong_code: 'The code is not right. Please look at the newest message.',
      code_expired: 'The code is no longer valid. Please select Send a new code.',
      code_used: 'This code has been used. Please select Send a new code.',
      no_tries_left: 'Too many wrong tries. Please select Send a new code.',
      no_resends_left: 'No more codes can be sent. Please sign in again from the beginning.',
      sign_in_over: 'This sign-in is over. Please sign in again from the beginning.',
    },
  },
  over: 'This sign-in is over',
  overWay:
    'It may have taken too long, begun again in another tab, or the account has changed. Please sign in again from the beginning.',
  again: 'Sign in again',
  unavailable: 'This step could not be loaded',
};

export default en;

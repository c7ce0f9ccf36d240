import type { NotMeText } from './vi.ts';

const en: NotMeText = {
  title: 'That was not me',
  heading: 'All your sign-ins have ended',
  lead: 'Nobody can use your account on this portal any more without signing in again. Please take these steps, in this order.',
  guide: 'If something was not done by you',
  guideLead: 'Please take these steps, in this order.',
  steps: {
    change_password: {
      what: 'Change your VNeID password',
      how: 'Open the VNeID application on your phone, go to Settings, and select Change password. Choose one that you use nowhere else.',
    },
    check_devices: {
      what: 'Look at the devices that use your VNeID account',
      how: 'Check the signed-in devices in the VNeID application. Remove any that you do not know.',
    },
    check_contacts: {
      what: 'Sign in again and look over contact phone and email',
      how: 'If either was changed, change it back at once.',
    },
    keep_codes_secret: {
      what: 'Give passwords and codes to nobody',
      how: 'Officials never ask for your password or code. Whoever calls or writes to ask for one is not an official.',
    },
    tell_police: {
      what: 'Tell the police if your account was misused',
      how: 'Go to the commune police where you live with your identity card, or report it in the VNeID application.',
    },
  },
  again: 'Sign in again',
  office:
    'If you need help, go to the one-stop office where you live and tell them the event code:',
  officePlain: 'If you need help, go to the one-stop office where you live.',
};

export default en;

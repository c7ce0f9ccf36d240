import type { ActivityText } from './vi.ts';

const en: ActivityText = {
  title: 'Activity log',
  lead: 'What was done with your account in the last 12 months, the newest first. If something was not done by you, select That was not me beside it.',
  today: 'Today',
  yesterday: 'Yesterday',
  code: 'Event code:',
  thisSession: 'This sign-in',
  details: {
    fields: (names) => `Items: ${names}`,
    phone: (phone) => `Number: ${phone}`,
    sessions: (count) => `Sign-ins ended: ${count}`,
    problem: (why) => `Reason: ${why}`,
    way: (name) => `Way in: ${name}`,
    business: (taxCode) => `Business with tax code ${taxCode}`,
    self: 'For oneself',
    reason: (words) => `The official’s reason: “${words}”`,
    outcomes: {
      keep_with_holder: 'Result: it stays with the account that has it',
      give_to_claimant: 'Result: it went to the account that wanted it',
      link_to_holder: 'Result: it was linked to the account that is there',
      undo: 'Result: everything is as it was before',
    },
  },
  notMe: 'That was not me',
  notMeOf: (event, moment) => `(${event}, ${moment})`,
  confirm:
    'The portal ends all your sign-ins at once, this one too, writes down what you report, and then tells you what to do next.',
  confirmGo: 'End all sign-ins',
  confirmGoing: 'Ending…',
  reported: (moment) => `You reported that this was not you, ${moment}`,
  empty: 'Nothing has happened yet',
  unavailable: 'The log could not be loaded',
  failed: 'Your sign-ins could not be ended',

  problems: {
    expired: 'it took too long',
    unknown: 'the sign-in is not known',
    cancelled: 'the person stopped',
    other_person: 'it was not the owner of the account who confirmed',
    not_fresh: 'the identity service did not ask for the password again',
    provider_unavailable: 'the identity service did not answer',
    provider_refused: 'the identity service did not accept the request',
    identity_rejected: 'the information that came back could not be confirmed',
    account_disabled: 'the account is suspended',
    no_techid: 'the National Public Service Portal sent no Techid',
    identity_conflict: 'the information is the same as another account’s',
    proof_needed: 'the account that exists was to be proved',
  },
};

export default en;

import type { AccountText } from './vi.ts';

const en: AccountText = {
  fields: {
    full_name: 'Full name',
    organisation: 'Organisation',
    birth_date: 'Date of birth',
    personal_id: 'Personal identification number (CCCD)',
    old_id_number: 'Old ID card number (CMND)',
    id_issued_on: 'Date of issue',
    id_issued_at: 'Place of issue',
    phone: 'Mobile phone of the VNeID account',
    contact_phone: 'Contact phone',
    fax: 'Fax',
    email: 'Email',
    website: 'Website',
    address: 'Registered address',
    contact_address: 'Contact address',
    account_type: 'Type of account',
  },

  nav: {
    label: 'Parts of the account',
    profile: 'Personal information',
    links: 'Linked accounts',
    businesses: 'Business account',
    sessions: 'Where you are signed in',
    activity: 'Activity log',
    data: 'My data',
    back: 'Back to',
  },

  profile: {
    title: 'Manage account',
    heading: 'Manage account',
    part: 'Personal information',
    lead: 'What the portal holds about you. Each item says who gave it and since when.',
    groups: { identity: 'Identity', contact: 'Contact', account: 'Account' },
    citizen: 'Citizen account',
    business: 'Business account',
    notGiven: 'Not provided by VNeID',
    empty: 'None yet',
    cleared: 'Left empty by you',
    source: {
      vneid: 'VNeID',
      national_portal: 'National Public Service Portal',
      self_declared: 'Entered by you',
    },
    since: (source, date) => `${source}, since ${date}`,
    sinceSpoken: 'Source:',
    providerSays: 'VNeID says:',
    change: 'Change',
    history: 'History',
    whyNot: { owned_by_provider: (source) => `Provided by ${source}.` },
    putRightAt: {
      commune_police: 'Corrected at your commune police.',
      vneid_app: 'Corrected in the VNeID application.',
    },
    avatar: 'Picture',
    noAvatar: 'No picture',
    wrong: 'Is something wrong?',
    wrongWay:
      'What VNeID provides can’t be changed on this portal. Once you have corrected it at the place named beside it, the portal receives it the next time you sign in. For everything else, select Change.',
    level1: 'Identity level 1',
    lowLevel:
      'Your VNeID account is at level 1, so the portal receives little information. To reach level 2, bring your identity card to the commune police or where the card is issued.',
    unavailable: 'Your information could not be loaded',
    allHistory: 'See all changes of the last 12 months',
    changed: {
      title: 'VNeID sent something different at this sign-in',
      before: 'Before:',
      now: 'Now:',
      none: 'nothing',
      ownCounts: 'The portal still uses what you entered.',
      wrong: 'If the new information is wrong, have it corrected at the place named beside it.',
    },
    pending: {
      title: (phone) => `${phone} is waiting for you to confirm it`,
      way: 'The portal uses this number only after you enter the code from the message.',
      go: 'Enter the code',
    },
  },
};

export default en;

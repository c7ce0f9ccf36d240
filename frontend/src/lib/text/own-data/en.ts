import type { OwnDataText } from './vi.ts';

const en: OwnDataText = {
  data: {
    title: 'My data',
    lead: 'Everything the portal holds about you: personal information with its sources and history, linked accounts, sign-ins, activity log and picture.',
    print: 'To read and print',
    printWay: 'One complete page, easy to read, that can be printed or saved as a PDF.',
    printGo: 'Open the page to print',
    file: 'A data file (JSON)',
    fileWay:
      'To keep, or to use in other software. It holds private information; please keep it safe.',
    fileGo: 'Download the data file',
    loading: 'Preparing…',
    done: (name) => `Downloaded: ${name}`,
    doneWay: 'The file is in the download folder of this device.',
    logged: 'Each download and each opening of the page to print is written in the activity log.',
    shared: 'Other people use this computer too. Please do not leave the file on it.',
    failed: 'Your data could not be fetched',
  },

  print: {
    heading: 'Data held by the portal',
    of: 'Of',
    at: 'Made on',
    go: 'Print this page',
    value: 'Content',
    source: 'Source',
    since: 'Since',
    asOf: 'Last confirmed',
    first: 'First signed in',
    links: 'Linked identity accounts',
    issuer: 'Issued by',
    subject: 'Account id',
    linkedAt: 'Linked on',
    waysGone: 'Removed links that can still be restored',
    removedAt: 'Removed at',
    username: 'User name',
    made: 'Made at',
    passwordChanged: 'Password changed at',
    businesses: 'Businesses represented',
    taxCode: 'Tax code',
    role: 'Position',
    event: 'Event',
    code: 'Code',
    state: 'State',
    more: (shown, all) =>
      `The latest ${shown} of ${all} are printed. The data file has all of them.`,
    pending: 'Waiting to be confirmed',
    providerSays: 'VNeID says',
    live: 'open',
  },
};

export default en;

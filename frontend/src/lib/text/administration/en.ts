import type { AdministrationText } from './vi.ts';

const en: AdministrationText = {
  title: 'Administration',
  lead: 'Units, staff and data of the whole province.',
  unitTitle: 'Unit',
  unitLead: (unit) => `${unit} and the units below it.`,
  unitLeadAll: 'Units and staff of the whole province.',
  entries: {
    units: {
      title: 'Directory of units',
      about: 'Agencies, units and their parts by level; add, move, merge.',
      aboutReading: 'Units by level, how many staff they have and since when they are valid.',
    },
    members: {
      title: 'Staff',
      about: 'Accounts, transfers, roles, disabling, one-time codes.',
      aboutReading: 'The list of staff and what their records lack.',
    },
    imports: {
      title: 'Import from a file',
      about: 'Bring in units, staff and authorised personal numbers from CSV or Excel.',
    },
    campaigns: {
      title: 'Campaigns for complete records',
      about: 'Open a campaign, follow each unit, remind who lacks something.',
      aboutReading: 'How far the unit has come, who lacks what, reminders.',
    },
    cases: {
      title: 'Identity cases',
      about: 'Accounts or numbers that two people want; two administrators decide.',
    },
    audit: {
      title: 'Record of actions',
      about: 'Who did what, when, from where and on whom; filter and download.',
    },
  },
  deed: {
    willProve: 'When you save, you are asked for your password and your code once more.',
    meanwhile:
      'Somebody else has just changed this. What it says now is shown above; look at it, and save once more if you still want to.',
    stop: 'Leave it as it is',
    back: 'Back',
    restored: 'What you typed is still here',
    restoredWay: 'Look at it and save.',
    forget: 'Forget what I typed',
  },
};

export default en;

/** The parts of the account that are reached from everywhere in it. */
export type Part = 'profile' | 'links' | 'businesses' | 'sessions' | 'activity' | 'data';

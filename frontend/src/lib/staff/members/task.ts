import type { Resource } from '#lib/api/resource.svelte.ts';
import { type Said, sayNext } from '#lib/person/flash.svelte.ts';
import { goto } from '$app/navigation';
import { memberPage } from '../addresses.ts';
import type { Member } from './member.ts';

/** What every page has on which something is done with one member's account. */
export interface TaskProps {
  member: Member;
  resource: Resource<Member>;
}

/** Back to the member, where what was done is said first. */
export function saying(
  title: (changed: Member) => string,
  more?: (changed: Member) => Partial<Said>,
) {
  return (changed: Member) => {
    sayNext({ title: () => title(changed), ...more?.(changed) });
    return goto(memberPage(changed.id));
  };
}

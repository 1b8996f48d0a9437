import { beforeEach, describe, expect, it } from 'vitest';
import { useNavigation } from './navigation.ts';

const now = () => useNavigation.getState();

describe('navigation', () => {
  beforeEach(() => now().reset());

  it('goes back and forward through places', () => {
    now().go({ at: 'meetings' });
    now().go({ at: 'log' });
    now().back();
    expect(now().route).toEqual({ at: 'meetings' });
    now().forward();
    expect(now().route).toEqual({ at: 'log' });
    now().forward();
    expect(now().route).toEqual({ at: 'log' });
  });

  it('forgets the way forward when somebody goes elsewhere', () => {
    now().go({ at: 'meetings' });
    now().back();
    now().go({ at: 'log' });
    now().forward();
    expect(now().route).toEqual({ at: 'log' });
  });

  it('counts another person as an arrival, another tab as none', () => {
    now().go({ at: 'participant', caseId: 'a', tab: 'overview' });
    expect(now().arrival).toBe(1);
    now().replace({ at: 'participant', caseId: 'a', tab: 'consent' });
    expect(now().arrival).toBe(1);
    now().go({ at: 'participant', caseId: 'b', tab: 'consent' });
    expect(now().arrival).toBe(2);
    now().back();
    expect(now().route).toEqual({ at: 'participant', caseId: 'a', tab: 'consent' });
  });

  it('does not leave the first place backwards', () => {
    now().back();
    expect(now().route).toEqual({ at: 'today' });
    expect(now().arrival).toBe(0);
  });
});

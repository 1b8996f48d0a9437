import type { IsoDate } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import type { Db } from '../register/database.ts';
import type { MeetingRecord } from '../areas/meetings/store.ts';

/** What the program never does: every meeting, for tests that look at all of them. */
export const allMeetings = (db: Db): Pick<MeetingRecord, 'id' | 'type' | 'number' | 'date' | 'startTime' | 'state'>[] =>
  db.all('select id, type, number, date, start_time as startTime, state from meetings order by date desc, start_time desc, number desc');

type WholePlan = { readonly caseId: Id; readonly planId: Id; readonly caseNumber: string; readonly moveDate: IsoDate | null };

/** The same of plans of open cases. */
export const allPlans = (db: Db): WholePlan[] =>
  db.all<WholePlan>(
    `select r.case_id as caseId, r.id as planId, c.number as caseNumber, r.move_date as moveDate
       from relocation_plans r join cases c on c.id = r.case_id
      where c.state in ('active', 'paused') order by r.move_date is null, r.move_date, c.number`,
  );

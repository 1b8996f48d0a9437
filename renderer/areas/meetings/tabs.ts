export const meetingTabs = ['prepare', 'hold', 'finish'] as const;
export type MeetingTab = (typeof meetingTabs)[number];

export const planTabs = ['place', 'timeline', 'family', 'costs', 'move-day'] as const;
export type PlanTab = (typeof planTabs)[number];

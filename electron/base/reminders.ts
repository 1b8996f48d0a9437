/** For how many days something that nobody can tick off (a lapsed consent, a past move) is shown as overdue before it leaves the list. */
export const lateShown = 30;

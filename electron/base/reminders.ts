/** Days that something nobody can tick off (a consent that lapsed, a move that was) is called late before it leaves the list. */
export const lateShown = 30;

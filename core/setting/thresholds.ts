/** No category is routed without a question below this, whatever its few sentences say. */
export const lowestRoute = 0.45;

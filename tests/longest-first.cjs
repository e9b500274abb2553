const { default: Sequencer } = require("@jest/test-sequencer");

/** Whole stories and browsers last longest: what is started last must be short, or one core idles at the end. */
const longest = ["scenarios/million", "browser/console-looks", "scenarios/", "browser/", "scripts/", "prisma/"];
const rank = ({ path }) => {
  const place = longest.findIndex((part) => path.includes(`/tests/${part}`));
  return place === -1 ? longest.length : place;
};

/** @public named in jest.config.js */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};

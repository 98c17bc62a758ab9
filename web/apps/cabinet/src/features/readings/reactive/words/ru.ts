/** Words of reactive energy beside the active one. */
const reactive = {
  tangent: "tan φ {{ratio}}: на 1 кВт·ч активной энергии — {{ratio}} квар·ч реактивной",
  part: "tan φ {{ratio}} по тому, что измерено: на 1 кВт·ч активной энергии — {{ratio}} квар·ч реактивной",
  none: "За это время реактивную энергию не измеряли",
};
export default reactive;

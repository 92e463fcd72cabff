import type { MemberKind } from '#events/community.ts';
import { pick, type Random } from './random.ts';

const byKind: Readonly<Record<MemberKind, readonly string[]>> = {
  secretary: ['统筹协调', '政策咨询', '调解'],
  'social-worker': ['走访', '政策咨询', '调解', '救助申请', '活动组织'],
  'party-member': ['法律咨询', '结对帮扶', '楼道巡查', '电脑手机', '写字画画', '维修'],
  'resident-unit': ['场地', '义诊', '课业辅导', '便民维修', '物资'],
  volunteer: ['理发', '缝补', '陪诊', '垃圾分类', '文明劝导', '送餐', '磨刀', '摄影'],
  'building-head': ['楼道巡查', '带路敲门', '信息收集'],
  police: ['治安', '反诈宣传', '调解'],
  property: ['水电维修', '电梯', '绿化养护', '保洁'],
  doctor: ['急救', '慢病随访', '健康讲座'],
  'elders-association': ['探望独居老人', '文体活动', '调解'],
};

/** One or two things that the member is good at. */
export function skillsOf(kind: MemberKind, random: Random): readonly string[] {
  const first = pick(random, byKind[kind]);
  const second = pick(random, byKind[kind]);
  return first === second ? [first] : [first, second];
}

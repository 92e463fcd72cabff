import { classOf, type Entry } from './taxonomy-entry.ts';

/** Houses, stairs and yards: what the neighbourhood and its property companies look after. */
export const livingClasses: readonly Entry[] = [
  ...classOf(
    ['property', '物业管理', 'Property management', '物业 物业公司 物业管理 物业服务 业主 物管 小区管理'],
    '城乡建设',
    [
      [
        'lift',
        '电梯故障',
        'Lifts',
        '电梯 电梯故障 电梯坏 坐电梯 电梯维保 电梯停运 电梯年检 电梯抖动 电梯异响 电梯维修 掉层',
        { department: '商贸旅游' },
      ],
      [
        'lift-trapped',
        '电梯困人',
        'Trapped in a lift',
        '电梯困人 困在电梯 被困电梯 关在电梯 电梯被困 卡在电梯 电梯里出不来 电梯关人',
        { urgency: 'emergency', department: '商贸旅游' },
      ],
      [
        'repairs',
        '公共部位维修',
        'Repairs of shared parts',
        '门禁 单元门 对讲 楼道灯 声控灯 屋顶漏水 漏水 渗水 楼顶 扶手 监控坏 道闸 围墙 雨水管 地下室 车库 防盗门',
      ],
      [
        'fees',
        '物业费与维修资金',
        'Fees and repair fund',
        '物业费 维修基金 维修资金 公共收益 公摊 电梯费 装修押金 物业收费 大修基金',
      ],
      [
        'committee',
        '业主委员会',
        'Owners’ committee',
        '业委会 业主委员会 业主大会 换物业 选聘物业 换届 业主投票 更换物业',
      ],
      ['guards', '门卫保安', 'Guards', '保安 门卫 门岗 值班室 外来人员随便进 小区大门 门口没人'],
      [
        'green',
        '绿化养护',
        'Trees and greenery',
        '绿化 树木 修剪 枯树 毁绿 种菜 绿化带 树枝 草坪 大树 挡光 树倒 香樟 飘絮',
      ],
    ],
  ),
  ...classOf(
    [
      'sanitation',
      '环境卫生',
      'Cleanliness',
      '脏乱差 卫生死角 保洁 清洁工 环卫 清扫 没人打扫 环境卫生 环卫工人',
    ],
    '城乡建设',
    [
      [
        'rubbish',
        '垃圾清运',
        'Rubbish',
        '垃圾 垃圾桶 垃圾箱 垃圾成堆 垃圾满 垃圾没人收 乱扔垃圾 生活垃圾 垃圾站 垃圾房 垃圾车',
      ],
      [
        'sorting',
        '垃圾分类',
        'Sorting waste',
        '垃圾分类 分类投放 湿垃圾 干垃圾 厨余 误时投放 撤桶 定时定点 可回收',
      ],
      [
        'bulky',
        '大件与装修垃圾',
        'Bulky and building waste',
        '建筑垃圾 装修垃圾 大件垃圾 旧家具 旧沙发 渣土 破床垫 废弃家电',
      ],
      [
        'drains',
        '下水堵塞',
        'Blocked drains',
        '下水道 化粪池 粪水 污水冒溢 下水堵 窨井 井盖 管道堵塞 马桶堵 反水 污水管 下水管 粪便外溢',
        { urgency: 'urgent' },
      ],
      ['pests', '虫鼠害', 'Pests', '老鼠 蟑螂 蚊子 白蚁 苍蝇 灭鼠 消杀 跳蚤 马蜂窝'],
      ['toilets', '公共厕所', 'Public toilets', '公厕 厕所 公共厕所 卫生间 倒马桶 旱厕'],
    ],
  ),
  ...classOf(['parking', '停车', 'Parking', '停车 车位 停车难 停车位 乱停车 停车场 车辆乱停'], '城乡建设', [
    [
      'blocked',
      '车辆堵门挡道',
      'A car in the way',
      '挡住出口 车开不出 堵住大门 堵在门口 车挡路 救护车进不来 挡住车库 违停 违章停车 挪车',
      { urgency: 'urgent' },
    ],
    [
      'dispute',
      '车位争用',
      'Quarrels over spaces',
      '抢车位 占车位 私装地锁 地锁 车位被占 固定车位 外来车辆 占我车位',
    ],
    ['dead-car', '僵尸车', 'Abandoned cars', '僵尸车 废弃车 长期停放 报废车 没人开的车 积灰的车'],
    [
      'bicycles',
      '非机动车与充电桩',
      'Bicycles and charging',
      '共享单车 非机动车 车棚 充电桩 电动车乱停 自行车 电瓶车乱停 充电棚',
    ],
    ['fees', '停车收费', 'Parking fees', '停车费 停车收费 停车月卡 包月停车 停车乱收费 临停收费 车位费'],
  ]),
  ...classOf(
    ['noise', '噪音', 'Noise', '噪音 噪声 扰民 噪音污染 噪音扰民 吵得 太吵 吵死 休息不好 睡不着'],
    '环境保护',
    [
      [
        'building-site',
        '施工噪音',
        'Building noise',
        '夜间施工 半夜施工 打桩 电钻 凌晨施工 通宵施工 混凝土 搅拌站 午休施工',
      ],
      ['dancing', '广场舞', 'Dancing in the square', '广场舞 大喇叭 音响 跳舞 音量 高音喇叭 唱歌'],
      ['business', '店铺与娱乐场所', 'Shops and bars', '酒吧 歌厅 歌舞厅 空调外机噪音 叫卖 夜市 排风机'],
      [
        'home',
        '居家噪音',
        'Noise from a home',
        '楼上脚步 拖椅子 楼上吵 弹钢琴 跺脚 练琴 楼上噪音 半夜吵 小孩蹦跳',
      ],
    ],
  ),
];

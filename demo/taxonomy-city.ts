import { classOf, type Entry } from './taxonomy-entry.ts';

/** Matters of trade, environment, health and transport that a city department takes up in the end. */
const commerce = classOf(
  [
    'commerce',
    '商贸旅游',
    'Trade and tourism',
    '工商局 工商部门 市场监管 质监局 质监部门 物价局 旅游局 商务局 监督管理局',
  ],
  '商贸旅游',
  [
    [
      'pyramid',
      '传销',
      'Pyramid selling',
      '传销 传销组织 拉人头 洗脑 下线 直销 传销窝点 资金盘 拉人 会员费 发展会员',
    ],
    [
      'consumer',
      '消费维权',
      'Consumer rights',
      '消费者 退款 商家 售后 假货 虚假宣传 被骗 上当 欺诈 霸王条款 预付卡 退货 保修 网购 店家 赠送 三无产品 消费维权 客服',
    ],
    [
      'quality',
      '产品与计量',
      'Goods and measures',
      '产品 产品质量 质量监督 检验 缺斤少两 合格证 计量 商标 特种设备 锅炉 假冒 伪劣 气瓶',
    ],
    [
      'price',
      '价格',
      'Prices',
      '价格 涨价 物价 乱收费 收费标准 明码标价 哄抬 垄断 气价 垄断经营 高价 液化气 定价',
    ],
    [
      'market',
      '市场与经营',
      'Markets and licences',
      '农贸市场 营业执照 超市 无证经营 猪肉 屠宰 检疫 经营户 批发 商铺 加油站 烟草 商场 小贷公司 广告',
    ],
    ['tourism', '旅游', 'Tourism', '旅游 景区 导游 旅行社 游客 景点 门票 酒店 农家乐 风景区 旅行 民宿'],
  ],
);

const environment = classOf(
  [
    'environment',
    '环境保护',
    'Environment',
    '环保局 环保部门 环保 环境保护 污染 污染环境 环境污染 生态环境 环评',
  ],
  '环境保护',
  [
    [
      'air',
      '大气污染',
      'Air',
      '空气 废气 粉尘 黑烟 浓烟 刺鼻 烟囱 异味 油烟 焚烧 恶臭 臭气 扬尘 毒气 气味 难闻 灰尘 臭味 熏天',
    ],
    [
      'water',
      '水污染',
      'Water',
      '污水 废水 排污 水源 河水 黑臭 地下水 偷排 水质 河道 饮用水 直排 排放 鱼虾 河流',
    ],
    [
      'waste',
      '固体与有害废物',
      'Solid and hazardous waste',
      '废渣 重金属 危险废物 医疗废物 垃圾填埋 垃圾场 有毒 化工厂 冶炼 土壤 农药 超标 有害',
    ],
    [
      'nature',
      '生态破坏',
      'Damage to nature',
      '采石场 采砂 开采 养猪场 养殖场 砍伐 山林 生态 绿水青山 水土流失 砖厂 农田 猪场 矿山 造纸厂',
    ],
    ['radiation', '辐射', 'Radiation', '辐射 基站 电磁 变电站 高压线 信号塔 发射塔'],
  ],
);

const health = classOf(
  [
    'health',
    '卫生计生',
    'Health and family',
    '卫生局 卫计委 卫健委 卫生厅 卫生部门 计生 计生办 卫计局 计生局 医疗卫生',
  ],
  '卫生计生',
  [
    [
      'care',
      '医疗服务',
      'Medical care',
      '医院 医生 看病 挂号 门诊 住院 患者 病人 护士 手术 急诊 病床 就诊 妇幼 治疗 体检 产检 人民医院',
    ],
    [
      'dispute',
      '医患纠纷',
      'Medical disputes',
      '医疗事故 医疗纠纷 误诊 医患 病历 红包 医德 术后 抢救 家属 死亡',
    ],
    [
      'practice',
      '行医资质',
      'Licence to practise',
      '非法行医 诊所 执业 村医 乡村医生 卫生室 卫生院 医师 美容院 整形 执业证 医务人员 药店 假药 药品 药房',
    ],
    [
      'family',
      '生育服务',
      'Births and family',
      '生育 二胎 独生子女 计划生育 准生证 社会抚养费 超生 独生子 二孩 生育证 失独 再婚 上户 怀孕 三孩 结扎',
    ],
    [
      'public',
      '公共卫生与食品',
      'Public health and food',
      '疫苗 接种 传染病 食品安全 公共卫生 食物中毒 疫情 餐馆 卫生许可 二次供水 变质 传染 过期食品 献血 餐具',
    ],
  ],
);

const transport = classOf(
  ['transport', '交通运输', 'Transport and post', '交通局 交通部门 运管 运管所 交通运输局 营运'],
  '交通运输',
  [
    [
      'taxi',
      '出租与网约车',
      'Taxis and ride-hailing',
      '出租车 的士 打表 拒载 网约车 滴滴 司机 黑车 打车 宰客 绕路 出租车公司 摩的 拼车',
    ],
    [
      'bus',
      '公交地铁',
      'Buses and underground',
      '公交 公交车 公交站 公交线路 公交司机 地铁 末班车 首末班 等车太久 公交卡',
      { department: '城乡建设' },
    ],
    ['coach', '长途客运', 'Coaches', '客运 班车 客车 长途汽车 中巴车 汽车站 车票 班次 客运站 线路车'],
    [
      'post',
      '邮政快递',
      'Post and parcels',
      '快递 邮政 包裹 快递员 派送 取件 邮政局 快递费 投递 物流 快递柜 收件 代收点 派件 单号 丢件',
    ],
    ['freight', '货运', 'Freight', '货车 大货车 超载 货运 渣土车 运输证 拖车 装卸 运费 危险品车'],
    [
      'road',
      '公路与驾驶',
      'Roads and driving',
      '公路 高速 收费站 红绿灯 交通拥堵 斑马线 驾校 驾驶证 国道 省道 车管所 超限 桥梁 渡口 车牌 过路费',
    ],
  ],
);

export const cityClasses: readonly Entry[] = [...commerce, ...environment, ...health, ...transport];
